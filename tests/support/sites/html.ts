/** Reads HTML as the build writes it: tags with their attributes, in order. No repair: what is not closed is told. */

export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** The content of an element that holds no tags: script, style, title, textarea. */
  text: string;
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Drawings close their elements as XML does. */
const drawn = new Set('circle defs g line path polygon polyline rect stop use'.split(' '));
const rawElements = new Set(['script', 'style', 'title', 'textarea']);
const pattern =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi;
const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The tags, and what is wrong with their nesting, in words. */
export function parseHtml(html: string): { tags: Tag[]; faults: string[] } {
  const tags: Tag[] = [];
  const faults: string[] = [];
  const open: string[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    const [, slash, rawName, attributes, selfClosing] = match;
    if (rawName === undefined) continue;
    const name = rawName.toLowerCase();
    if (slash) {
      const expected = open.pop();
      if (expected !== name) faults.push(`</${name}> closes <${expected ?? 'nothing'}> at ${match.index}`);
      continue;
    }
    const tag: Tag = { name, attributes: parseAttributes(attributes ?? ''), text: '' };
    tags.push(tag);
    if (voidElements.has(name) || (selfClosing && drawn.has(name))) continue;
    if (selfClosing) faults.push(`<${name} /> is not closed by its slash, at ${match.index}`);
    if (name === 'a' && open.includes('a')) faults.push(`a link inside a link at ${match.index}`);
    if (rawElements.has(name)) {
      const end = html.indexOf(`</${name}`, pattern.lastIndex);
      if (end < 0) {
        faults.push(`<${name}> never ends, at ${match.index}`);
        break;
      }
      tag.text = html.slice(pattern.lastIndex, end);
      pattern.lastIndex = end;
    }
    open.push(name);
  }
  if (open.length) faults.push(`never closed: ${open.join(' ')}`);
  return { tags, faults };
}

function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(attributePattern))
    attributes[name.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return attributes;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? whole;
  });
}
