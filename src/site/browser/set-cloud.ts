/** Keeps the cloud of this tab’s reader. The head of every page sets it before the first paint. */
const key = 'ark-errors:cloud';

/** For this tab, and for the page at once. */
export function setCloud(cloud: string): void {
  document.documentElement.dataset['cloud'] = cloud;
  try {
    sessionStorage.setItem(key, cloud);
  } catch {
    // Storage may be blocked: then it holds for this page.
  }
}
