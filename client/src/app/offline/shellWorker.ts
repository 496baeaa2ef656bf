/**
 * Serves the page and its files when the server cannot be reached, so that a reload then shows the board that is
 * kept on the device. It asks the network first for the page, always, and keeps nothing but what everybody gets:
 * the page without its address, the files of the build, the house style. Never anything of the interface.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** Filled in by the build: the script that the page starts with, and all files that any part of it needs. */
const BUILD = JSON.parse('__BUILD__') as {
  readonly id: string;
  readonly entry: string;
  readonly files: readonly string[];
};

const PREFIX = 'verbindbord-shell-';
const CACHE = `${PREFIX}${BUILD.id}`;
/** Every address of a page is answered by the same page. */
const PAGE = '/';
const PAGES = /^\/(?:$|index\.html$|s\/|w\/|hulp\/?$)/;
const LOOSE_FILES = ['/theme.css', '/mark.svg'];
/** Milliseconds that a page waits for a network that gives no answer at all. */
const PATIENCE = 5000;
/** A proxy that cannot reach the server says so with one of these. */
const AWAY = [502, 503, 504];

worker.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOld().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (PAGES.test(pathname)) event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (LOOSE_FILES.includes(pathname)) event.respondWith(looseFile(request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const fetched = await fetch(PAGE, { cache: 'no-store', credentials: 'omit' });
  const html = await fetched.clone().text();
  // While the server is being renewed it may give the page of one build and the files of another.
  if (!fetched.ok || !html.includes(BUILD.entry)) throw new Error('The page is not of this build.');
  await cache.addAll([...BUILD.files, ...LOOSE_FILES]);
  await cache.put(PAGE, fetched);
}

/** The build before this one stays: pages that were opened with it still fetch parts of it. */
async function removeOld(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

async function page(request: Request): Promise<Response> {
  try {
    const response = await withinPatience(fetch(request));
    if (!AWAY.includes(response.status)) return response;
    return (await kept(PAGE)) ?? response;
  } catch {
    return (await kept(PAGE)) ?? Response.error();
  }
}

/** A file of the build has a hash in its name: once there, it never changes. */
async function file(request: Request): Promise<Response> {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await keep(request, response.clone());
  return response;
}

async function looseFile(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request, response.clone());
    return response;
  } catch {
    return (await kept(request)) ?? Response.error();
  }
}

async function kept(request: Request | string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(request, { ignoreVary: true });
}

/** A full disk must not take a file away that is there. */
async function keep(request: Request, response: Response): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(request, response);
  } catch {
    // It is fetched again next time.
  }
}

function withinPatience(response: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The network gives no answer.')), PATIENCE);
    response.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
