/** Replace this with the address at which you reach the reference. */
const reference = 'https://ark-errors.example';

/** Ark’s codes look like `ModelNotOpen` or `InvalidParameter.temperature`; Node’s own look like `ECONNREFUSED`. */
const codeShape = /^(?=.*[a-z])[A-Z][A-Za-z]*(\.[\w.[\]-]+)*$/;

/**
 * Adds the page of the Ark code to the message of an error, and returns the same error.
 * @template T
 * @param {T} error whatever was caught
 * @returns {T}
 */
export function appendLink(error) {
  const code = findCode(error);
  if (!code || !(error instanceof Error)) return error;
  const { message, stack } = error;
  const line = `\nSee ${reference}/e/${encodeURIComponent(code)}/`;
  if (message.includes(line)) return error;
  // `Reflect.set` reports a frozen error instead of throwing a second one.
  Reflect.set(error, 'message', message + line);
  // Loggers print the stack, and it keeps the message it was made with.
  const newStack = stack?.replace(message, () => message + line);
  if (newStack) Reflect.set(error, 'stack', newStack);
  return error;
}

/** Where clients keep the body, or the error that they wrapped. */
const holders = ['error', 'data', 'body', 'responseBody', 'response', 'ResponseMetadata', 'Error', 'lastError', 'cause'];

/**
 * The code in Ark’s response, wherever the client keeps it.
 * @param {any} value an error, a body, or a body that is still text
 * @param {number} [depth] how many objects deep
 * @returns {string | undefined}
 */
export function findCode(value, depth = 0) {
  const held = typeof value === 'string' ? parse(value) : value;
  if (typeof held !== 'object' || held === null || depth > 6) return undefined;
  const own = [held.code, held.Code].find((code) => typeof code === 'string' && codeShape.test(code));
  if (own) return own;
  for (const holder of holders) {
    const code = findCode(held[holder], depth + 1);
    if (code) return code;
  }
  return undefined;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
