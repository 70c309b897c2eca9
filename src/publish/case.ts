/** The values of one reader’s case, kept in the fragment of an address: `#free-trial?account=2100000000&model=doubao`. */
export interface Case {
  /** The anchor of the message variant, if the address names one. */
  anchor: string;
  /** By placeholder name. A value may be empty; a name that is absent has no value. */
  values: Record<string, string>;
}

/** Longer values say nothing more to a reader and only break the page. */
const valueLimit = 300;
const countLimit = 20;
/** Control characters, and those that turn the direction of what follows: a value could make the page around it lie. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** One thing under two names: that of messages, and that of our own texts. An address carries it once. */
const twins: Readonly<Record<string, string>> = {
  parameter: 'param',
  reason: 'detail',
  'model-or-endpoint': 'model',
  minimum: 'min',
  maximum: 'max',
  'task-type': 'task',
  'content-item': 'items',
  'document-url': 'url',
  period: 'window',
};

/** One name for what has two. */
export function getTwin(name: string): string {
  return Object.hasOwn(twins, name) ? (twins[name] ?? name) : name;
}

/** The values under both of their names, for texts that use either. */
export function fillTwins(values: Case['values']): Case['values'] {
  const all = { ...values };
  for (const [name, twin] of Object.entries(twins)) {
    const value = values[name] ?? values[twin];
    if (value !== undefined) Object.assign(all, { [name]: values[name] ?? value, [twin]: values[twin] ?? value });
  }
  return all;
}

/** Reads what stands behind the `#`, whatever it is: the result holds plain, short, visible text only. */
export function readCase(hash: string): Case {
  const text = hash.replace(/^#/, '');
  const at = text.indexOf('?');
  const anchor = shorten(safeDecode(at < 0 ? text : text.slice(0, at)));
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : text.slice(at + 1).slice(0, valueLimit * countLimit))) {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(name) || Object.keys(values).length >= countLimit) continue;
    values[name] = shorten(value.replace(unseen, ' '));
  }
  return { anchor, values };
}

/** No half of a character is left at the end: an address cannot have it. */
function shorten(text: string): string {
  return text.slice(0, valueLimit).replace(/[\ud800-\udbff]$/, '');
}

/** The fragment for a case, with its `#`; empty where there is nothing to say. */
export function writeCase({ anchor, values }: Case): string {
  const once = Object.entries(values).filter(([name, value]) => getTwin(name) === name || values[getTwin(name)] !== value);
  const query = new URLSearchParams(once).toString();
  if (!anchor && !query) return '';
  return `#${encodeURIComponent(anchor)}${query ? `?${query}` : ''}`;
}

/** Broken percent signs stay as they are. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
