/** What was sent, and how it got there. It is long, may hold a key, and says nothing of the answer. */
const sent: ReadonlySet<string> = new Set(['config', 'request', 'headers', 'options', 'stack']);

/** What an error may have from its class instead of itself. */
const inherited = ['name', 'message', 'status', 'code', 'cause'];

/** Errors of the clients nest a few levels deep; without a bound, one that nests thousands would exhaust the stack. */
const deepest = 64;

/**
 * What a program holds of a failure, as a text: an error is its name, its message, what its client keeps in it (the status, the code, the
 * body), and its cause, as Node prints it; anything else that is no text is JSON. Throws for nothing but what cannot hold a failure.
 */
export function writeFailure(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  const misfit = findMisfit(failure);
  if (misfit) throw new TypeError(`resolve() takes a text, an Error or the body of a response, not ${misfit}.`);
  const plain = toPlain(failure, new WeakSet());
  return isObject(failure) && isError(failure) && isRecord(plain) ? writeError(plain) : write(plain);
}

/** What a value is in which no failure can be read. */
function findMisfit(value: unknown): string | undefined {
  if (!isObject(value)) return value === null ? 'null' : typeof value;
  if (isError(value)) return undefined;
  const has = (method: string): boolean => typeof get(value, method) === 'function';
  if (has('then')) return 'a Promise: `await` it';
  return has('text') ? 'a Response: pass `await response.text()`' : undefined;
}

function writeError({ name, message, cause, ...fields }: Record<string, unknown>): string {
  return [
    `${write(name)}: ${write(message)}`,
    ...(Object.keys(fields).length ? [write(fields)] : []),
    ...(cause === undefined ? [] : [`[cause]: ${isRecord(cause) && 'message' in cause ? writeError(cause) : write(cause)}`]),
  ].join('\n');
}

function write(plain: unknown): string {
  if (plain === undefined) return '';
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
}

/**
 * A value as JSON can hold it: an error with what JSON leaves out of it, bytes as their text, and no object twice.
 * @param skipped keys that are left out, as in all that an error holds
 */
function toPlain(value: unknown, seen: WeakSet<object>, skipped: ReadonlySet<string> = new Set(), depth = 0): unknown {
  if (typeof value === 'bigint') return String(value);
  if (!isObject(value)) return typeof value === 'function' ? undefined : value;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return new TextDecoder().decode(value);
  if (value instanceof String) return String(value);
  if (depth > deepest || seen.has(value)) return undefined;
  seen.add(value);
  const hidden = isError(value) ? sent : skipped;
  const open = (item: unknown): unknown => toPlain(item, seen, hidden, depth + 1);
  if (Array.isArray(value) || value instanceof Set) return Array.from(value, open);
  const json = isError(value) ? undefined : tryTo(() => (value as { toJSON?: () => unknown }).toJSON?.());
  if (json !== undefined && json !== value) return open(json);
  const items = listItems(value)
    .filter(([key]) => !hidden.has(key))
    .map(([key, item]) => [key, open(item)] as const);
  return Object.fromEntries(items.filter(([, item]) => item !== undefined));
}

function listItems(value: object): [key: string, item: unknown][] {
  if (value instanceof Map) return Array.from(value, ([key, item]) => [String(key), item]);
  const keys = new Set(isError(value) ? [...inherited, ...Object.getOwnPropertyNames(value)] : Object.keys(value));
  // The code of a `DOMException` is a number of its own kind.
  if (value instanceof DOMException) keys.delete('code');
  return Array.from(keys, (key) => [key, get(value, key)]);
}

/** Those of another realm, as in a test runner, are instances of another `Error`. */
function isError(value: object): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value);
}

/** A getter, or a method such as `toJSON`, may throw: what it says is then not known. */
function tryTo<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function get(value: object, key: string): unknown {
  return tryTo(() => Reflect.get(value, key) as unknown);
}
