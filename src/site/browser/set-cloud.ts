/** Keeps the cloud that this tab’s reader chose. The head of every page shows it before the first paint, unless the address names another. */
const key = 'ark-errors:cloud';

/** For this tab, and for the page at once. */
export function setCloud(cloud: string): void {
  Object.assign(document.documentElement.dataset, { cloud, chosen: cloud });
  history.replaceState(history.state, '', location.href.replace(/([?&]cloud=)\w+/, `$1${cloud}`));
  try {
    sessionStorage.setItem(key, cloud);
  } catch {
    // Storage may be blocked: then it holds for this page.
  }
}
