/** The values of one reader’s case, kept in the fragment of an address: `#free-trial?account=2100000000&model=doubao`. */
export interface Case {
  /** The anchor of the message variant, if the address names one. */
  anchor: string;
  /** By placeholder name. A value may be empty; a name that is absent has no value. */
  values: Record<string, string>;
}

/** Longer values say nothing more to a reader and only break the page. */
const valueLimit = 300;

export function readCase(hash: string): Case {
  const text = hash.replace(/^#/, '');
  const at = text.indexOf('?');
  if (at < 0) return { anchor: safeDecode(text), values: {} };
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text.slice(at + 1))) {
    if (/^[a-z0-9-]+$/.test(name)) values[name] = value.slice(0, valueLimit);
  }
  return { anchor: safeDecode(text.slice(0, at)), values };
}

/** The fragment for a case, with its `#`; empty where there is nothing to say. */
export function writeCase({ anchor, values }: Case): string {
  const query = new URLSearchParams(values).toString();
  if (!anchor && !query) return '';
  return `#${encodeURIComponent(anchor)}${query ? `?${query}` : ''}`;
}

/** Replaces `⟦name⟧` by the value of that name; without one the name stays, in brackets, as a visible gap. */
export function fillCase(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/⟦([a-z0-9-]+)⟧/g, (_token, name: string) => values[name] ?? `[${name}]`);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
