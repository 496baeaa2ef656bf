/** What an address of the product shows. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'guide' }
  /** A session: joining it and, once joined, taking part. The secret is the fragment of a link. */
  | { readonly page: 'session'; readonly code: string; readonly secret: string | null }
  | { readonly page: 'wall'; readonly code: string; readonly secret: string | null }
  /** Where a computer is told of which session it is to show the wall. */
  | { readonly page: 'wallDoor' }
  | { readonly page: 'report'; readonly code: string }
  | { readonly page: 'preflight'; readonly code: string; readonly secret: string | null }
  | { readonly page: 'print'; readonly code: string }
  | { readonly page: 'unknown' };

/** No two signs of a code look alike: there is a 0 and no O, a 1 and no I or L. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const ENTERING = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/**
 * A code as people type it from the wall ('k7m4 qx2p', 'K7M4-QX2P', an O for a 0) in the form that the server knows,
 * or null when it cannot be one.
 */
export function asCode(typed: string, form = CODE): string | null {
  const code = typed
    .replace(/[\s\-–.]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return form.test(code) ? code : null;
}

/** Signs of a code that name the session. What stands behind them, since its links were renewed, opens it. */
const NAME_LENGTH = 8;

/** A code in groups of four, as it is read aloud. */
export function spacedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code;
}

/** What somebody typed or pasted in the field for a code: a bare code, or a whole link to a session. */
export function addressOf(typed: string): string | null {
  const code = asCode(typed);
  if (code !== null) return `/s/${code}`;
  const longer = asCode(typed, ENTERING);
  if (longer !== null) return `/s/${longer.slice(0, NAME_LENGTH)}#${longer.slice(NAME_LENGTH)}`;
  const [, path = '', hash = ''] = /^https?:\/\/[^/]+(\/[^#?]*)[^#]*(#.*)?$/i.exec(typed.trim()) ?? [];
  const route = routeOf(path, hash);
  return route.page === 'session' ? `/s/${route.code}${hash}` : null;
}

/** The route of an address; `hash` with its `#`, as in `location`. */
export function routeOf(pathname: string, hash: string): Route {
  const [first = '', second = '', third = '', ...rest] = pathname.split('/').filter((part) => part !== '');
  const secret = hash.length > 1 ? hash.slice(1) : null;
  if (rest.length > 0) return { page: 'unknown' };
  if (first === '') return { page: 'home' };
  if (first === 'hulp' && second === '') return { page: 'guide' };
  if (first === 'w' && second === '') return { page: 'wallDoor' };
  const code = asCode(second);
  if (code === null) return { page: 'unknown' };
  if (first === 'w' && third === '') return { page: 'wall', code, secret };
  if (first !== 's') return { page: 'unknown' };
  if (third === '') return { page: 'session', code, secret };
  switch (third) {
    case 'verslag':
      return { page: 'report', code };
    case 'controle':
      return { page: 'preflight', code, secret };
    case 'afdrukken':
      return { page: 'print', code };
    default:
      return { page: 'unknown' };
  }
}
