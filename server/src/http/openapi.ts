import { ACTIVITY_KINDS } from '@verbindbord/shared/activities/registry.ts';
import { MAX_STEP_MINUTES, MAX_STEP_TITLE } from '@verbindbord/shared/activities/step.ts';
import { MAX_STEPS } from '@verbindbord/shared/programme/programme.ts';
import { TEMPLATE_IDS } from '@verbindbord/shared/programme/template.ts';
import { STANDINGS } from '@verbindbord/shared/session/door.ts';
import { REFUSALS } from '@verbindbord/shared/session/refusals.ts';
import { ROLES, WHEREABOUTS } from '@verbindbord/shared/session/state.ts';
import type { Route } from './routes.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = (description: string) => ({ description, content: json(ref('Refused')) });
const text = { type: 'string' };

const option = (name: string, description: string) => ({
  name,
  in: 'query',
  schema: { enum: ['1'] },
  description,
});

const code = {
  name: 'code',
  in: 'path',
  required: true,
  schema: text,
  description: 'The code of the session: eight signs, in which O, I and L are read as 0 and 1.',
};
const role = {
  name: 'role',
  in: 'query',
  schema: { enum: ROLES },
  description: 'Which cookie to come back by when this browser has several.',
};
const secret = {
  name: 'x-verbindbord-secret',
  in: 'header',
  schema: text,
  description: 'What a link holds in its fragment, or the recovery code. Without it the code alone counts.',
};

/** The HTTP interface as an OpenAPI description, written by hand; a test keeps its paths those of the routes. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Verbindbord',
    version: '1',
    description:
      'Sessions and their exports. Documents travel over WebSocket, see PROTOCOL.md. Requests that change something come from a page of the server itself or from a program without an Origin header, and carry JSON.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  paths: {
    '/api/sessions': {
      post: {
        summary: 'Makes a session, from a template, from steps of your own, or from an exported file.',
        requestBody: {
          required: true,
          content: json({
            oneOf: [
              {
                type: 'object',
                required: ['title'],
                properties: {
                  title: { type: 'string', minLength: 1, maxLength: 120 },
                  template: { enum: TEMPLATE_IDS },
                  language: { enum: ['nl', 'en'] },
                  programme: {
                    type: 'array',
                    minItems: 1,
                    maxItems: MAX_STEPS,
                    items: ref('Step'),
                    description:
                      'The steps, instead of those of the template. No step, sheet or question has the id of another.',
                  },
                  rehearsal: { type: 'boolean', description: 'It is there to practise.' },
                },
              },
              {
                type: 'object',
                required: ['from'],
                properties: { from: { type: 'object', description: 'A file exported as json.' } },
              },
            ],
          }),
        },
        responses: {
          201: { description: 'Made.', content: json(ref('CreatedSession')) },
          400: refused('Not the agreed form, or not one of our files.'),
          413: refused('Larger than 20 MB, or a board of more than 8 MiB.'),
          429: refused('Too many sessions from this address.'),
        },
      },
    },
    '/api/sessions/{code}/invitation': {
      get: {
        summary: 'What somebody sees before joining.',
        parameters: [code, role, secret],
        responses: {
          200: { description: 'The invitation.', content: json(ref('Invitation')) },
          404: refused('No access: unknown, closed and wrong look alike.'),
          429: refused('Too many wrong codes.'),
        },
      },
    },
    '/api/sessions/{code}/join': {
      post: {
        summary: 'Joins, or comes back as the same person by the cookie of the session.',
        parameters: [code, role],
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            properties: {
              secret: { type: 'string', maxLength: 128 },
              name: { type: 'string', minLength: 1, maxLength: 60 },
              whereabouts: { enum: WHEREABOUTS },
              department: { type: 'string', maxLength: 60 },
              presenter: { type: 'boolean', description: 'Joins as the wall, with the observer’s secret.' },
            },
          }),
        },
        responses: {
          200: {
            description: 'Joined, or waiting to be let in by a facilitator; sets the cookie.',
            content: json(ref('Joined')),
          },
          400: refused('Not the agreed form, or a newcomer without a name.'),
          404: refused('No access: unknown, closed and wrong look alike.'),
          413: refused('The roster is full.'),
          429: refused('Too many wrong codes.'),
        },
      },
    },
    '/api/sessions/{code}/standing': {
      get: {
        summary: 'Where the holder of a token stands: in the session, waiting at its door, or outside.',
        security: [{ token: [] }],
        parameters: [code],
        responses: {
          200: { description: 'Where.', content: json(ref('Standing')) },
          404: refused('No access.'),
        },
      },
    },
    '/api/sessions/{code}/links': {
      post: {
        summary: 'Makes links anew; the ones of before open nothing any more. For facilitators.',
        security: [{ token: [] }],
        parameters: [code],
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['roles'],
            properties: {
              roles: {
                type: 'array',
                minItems: 1,
                items: { enum: ['facilitator', 'participant', 'observer'] },
                description: 'The code needs four other signs behind it with each new link of participants.',
              },
            },
          }),
        },
        responses: {
          200: { description: 'The new links, told this once.', content: json(ref('RenewedLinks')) },
          403: refused('This role may not.'),
          404: refused('No access.'),
        },
      },
    },
    '/api/sessions/{code}/preflight': {
      post: {
        summary: 'Whether the session can begin, as far as only the server can tell; for facilitators.',
        security: [{ token: [] }],
        parameters: [code, role],
        requestBody: { required: true, content: json({ type: 'object' }) },
        responses: {
          200: { description: 'How it is.', content: json(ref('Preflight')) },
          403: refused('This role may not.'),
          404: refused('No access.'),
          429: refused('Too often.'),
        },
      },
    },
    '/api/sessions/{code}/wall': {
      post: {
        summary: 'A ticket by which another computer becomes the wall: for one time, within ten minutes.',
        security: [{ token: [] }],
        parameters: [code],
        responses: {
          200: { description: 'The ticket.', content: json(ref('Ticket')) },
          403: refused('This role may not.'),
          404: refused('No access.'),
        },
      },
    },
    '/api/sessions/{code}/place': {
      post: {
        summary: 'A secret by which somebody without a device comes in with one: once, within ten minutes.',
        security: [{ token: [] }],
        parameters: [code],
        requestBody: {
          required: true,
          content: json({ type: 'object', required: ['participant'], properties: { participant: text } }),
        },
        responses: {
          200: { description: 'The secret, as `ticket`.', content: json(ref('Ticket')) },
          403: refused('This role may not, or that person has a device.'),
          404: refused('No access, or no such person.'),
        },
      },
    },
    '/api/wall': {
      post: {
        summary: 'Becomes the wall of the session that a ticket belongs to.',
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['ticket'],
            properties: { ticket: { type: 'string', maxLength: 40 } },
          }),
        },
        responses: {
          200: {
            description: 'Joined as the wall; sets the cookie.',
            content: json({ type: 'object', required: ['code'], properties: { code: text } }),
          },
          404: refused('No access: unknown, used and expired look alike.'),
          413: refused('The roster is full.'),
          429: refused('Too many wrong codes.'),
        },
      },
    },
    '/api/sessions/{code}/export.{format}': {
      get: {
        summary: 'The board as a file. The cookie of the session counts as well as the token.',
        security: [{ token: [] }],
        parameters: [
          code,
          { name: 'format', in: 'path', required: true, schema: { enum: ['json', 'md', 'csv'] } },
          option('names', 'Who took part is named.'),
          option('assumptions', 'What people assume and feel about stakeholders is in it.'),
        ],
        responses: {
          200: { description: 'The file.' },
          404: refused('No access, or no such format.'),
          403: refused('This role may not.'),
          409: refused('The board on disk is damaged.'),
        },
      },
    },
    '/healthz': { get: { summary: 'The server lives.', responses: { 200: { description: 'It does.' } } } },
    '/readyz': {
      get: {
        summary: 'The server can save.',
        responses: { 200: { description: 'It can.' }, 503: refused('It cannot.') },
      },
    },
    '/metrics': {
      get: {
        summary: 'Figures in the form of Prometheus; from this machine, or with the metrics token as bearer.',
        responses: { 200: { description: 'The figures.' }, 404: refused('Not for you.') },
      },
    },
    '/api/openapi.json': {
      get: { summary: 'This description.', responses: { 200: { description: 'It.' } } },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Refused: {
        type: 'object',
        required: ['ok', 'reason'],
        properties: { ok: { const: false }, reason: { enum: REFUSALS } },
      },
      CreatedSession: {
        type: 'object',
        required: ['code', 'links', 'recoveryCode'],
        properties: {
          code: text,
          links: {
            type: 'object',
            required: ['facilitator', 'participant', 'observer'],
            properties: { facilitator: text, participant: text, observer: text },
          },
          recoveryCode: text,
        },
      },
      Step: {
        type: 'object',
        required: ['id', 'kind', 'title', 'minutes', 'settings'],
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          kind: { enum: ACTIVITY_KINDS },
          title: { type: 'string', minLength: 1, maxLength: MAX_STEP_TITLE },
          minutes: { type: 'number', minimum: 0, maximum: MAX_STEP_MINUTES },
          settings: {
            type: 'object',
            description: 'By its kind, as in `session.programme` of an exported file.',
          },
        },
      },
      Invitation: {
        type: 'object',
        required: ['title', 'language', 'role', 'names', 'departments', 'returning'],
        properties: {
          title: text,
          language: { enum: ['nl', 'en'] },
          role: { enum: ROLES },
          names: { type: 'array', items: text },
          departments: {
            type: ['array', 'null'],
            items: text,
            description: 'What to suggest when the department is asked for; null when it is not.',
          },
          returning: { type: ['object', 'null'], properties: { name: text } },
        },
      },
      Ticket: {
        type: 'object',
        required: ['ticket', 'validUntil'],
        properties: { ticket: text, validUntil: { type: 'number', description: 'Milliseconds since 1970.' } },
      },
      Joined: {
        type: 'object',
        required: ['participantId', 'role', 'token', 'isWaiting'],
        properties: {
          participantId: text,
          role: { enum: ROLES },
          token: text,
          isWaiting: { type: 'boolean', description: 'At the door: ask /standing until it says otherwise.' },
        },
      },
      Standing: { type: 'object', required: ['standing'], properties: { standing: { enum: STANDINGS } } },
      RenewedLinks: {
        type: 'object',
        required: ['links', 'renewals', 'recoveryCode'],
        properties: {
          links: {
            type: 'object',
            properties: { facilitator: text, participant: text, observer: text },
          },
          renewals: { type: 'integer' },
          recoveryCode: {
            type: ['string', 'null'],
            description: 'Another one when the link of facilitators was renewed.',
          },
        },
      },
      Preflight: {
        type: 'object',
        required: ['storeMs', 'people', 'maxPeople'],
        properties: {
          storeMs: {
            type: ['integer', 'null'],
            description: 'Milliseconds until something was on disk; null when nothing can be saved.',
          },
          people: { type: 'integer' },
          maxPeople: { type: 'integer' },
        },
      },
    },
  },
} as const;

export const openapiRoute: Route = {
  method: 'get',
  path: '/api/openapi.json',
  permission: 'anyone',
  maxBody: 0,
  handler: (_request, response) => {
    response.json(OPENAPI);
  },
};
