/** Codes as HTML, for pages that hold many: a component for each costs a large catalog seconds. */
import type { Entry } from '../catalog/model.ts';
import { splitCode, splitPlaceholders } from '../catalog/text/placeholders.ts';
import { escapeXml } from '../publish/escape.ts';

/** A code with places where a line may break. Copied, it is the code alone. */
export function breakName(name: string): string {
  return splitCode(name).map(escapeXml).join('<wbr>');
}

/** The code of an entry, its placeholder open for the value of a case. */
export function breakCode({ name, codePlaceholders }: Entry): string {
  return splitPlaceholders(name)
    .map(({ text, placeholder }) => {
      const known = placeholder === undefined ? undefined : codePlaceholders[placeholder];
      return known ? `<var data-placeholder="${known.name}">${text}</var>` : breakName(text);
    })
    .join('');
}
