/** A text made at build time, this site’s addresses in it on the host that the reader is on: links that are handed out lead there. */
export function moveHere(text: string): string {
  const built = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return built && location.host ? text.replaceAll(new URL(built).origin, location.origin) : text;
}
