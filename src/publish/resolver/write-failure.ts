/** What was sent, and how it got there. It is long, may hold a key, and says nothing of the answer. */
const sent: ReadonlySet<string> = new Set(['config', 'request', 'headers', 'stack']);

/**
 * What a program holds of a failure, as a text: an error is its name, its message and what its client keeps in it (the status, the code, the
 * body), anything else that is no text is JSON.
 */
export function writeFailure(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  if (typeof failure !== 'object' || failure === null)
    throw new TypeError(`resolve() takes a text, an Error or the body of a response, not ${failure === null ? 'null' : typeof failure}.`);
  if (!isError(failure)) return writeJson(failure);
  const said = `${failure.name}: ${failure.message}`;
  const fields = writeJson(Object.fromEntries(Object.entries(failure)), sent);
  return fields === '{}' ? said : `${said}\n${fields}`;
}

/** Those of another realm, as in a test runner, are instances of another `Error`. */
function isError(value: object): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** JSON, without these keys at any depth, and without what contains itself. */
function writeJson(value: object, skipped: ReadonlySet<string> = new Set()): string {
  const seen = new WeakSet();
  return JSON.stringify(value, (key, item: unknown) => {
    if (skipped.has(key)) return undefined;
    if (typeof item === 'bigint') return String(item);
    if (typeof item !== 'object' || item === null) return item;
    if (seen.has(item)) return undefined;
    seen.add(item);
    return item;
  });
}
