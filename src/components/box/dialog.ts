/** Makes a whole box of the one in the dialog, which so far is a field and nothing else. The field stays where it is: somebody may be typing in it. */
import { indexVersion, type LookupNames } from '../../engine/types.ts';
import { requireElement } from './dom.ts';
import { listenToField } from './field.ts';
import type { Later } from './load/later.ts';
import { renew } from './load/renew.ts';
import { BoxSession } from './session.ts';

/** `/{locale}/box.json`: what a dialog needs first, in one request. The messages of the index follow when a text asks for them. */
export interface BoxFile {
  /** The box as the search page has it. */
  html: string;
  styles: string;
  index: LookupNames;
}

export function fillDialog(root: HTMLElement, { html, styles, index }: BoxFile, later: Later): BoxSession {
  const field = requireElement<HTMLTextAreaElement>(root, 'textarea');
  if (index.version !== indexVersion) throw renew();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  const box = requireElement(document.importNode(new DOMParser().parseFromString(html, 'text/html').body, true), 'ark-box');
  root.lang = box.dataset['locale'] ?? '';
  const form = requireElement(box, 'form');
  for (const { name, value } of box.attributes) if (!root.hasAttribute(name)) root.setAttribute(name, value);
  for (const { name, value } of requireElement(form, 'textarea').attributes) field.setAttribute(name, value);
  requireElement(form, 'textarea').remove();
  requireElement(root, 'form').append(...form.childNodes);
  form.remove();
  for (const part of [...root.children]) if (!part.contains(field)) part.remove();
  root.append(...box.childNodes);
  const session = new BoxSession(root, index, later);
  listenToField(root, field, () => Promise.resolve(session));
  return session;
}
