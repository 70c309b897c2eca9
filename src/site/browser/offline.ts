/** Lets a service worker keep the site for reading offline, and shows what it tells. It starts late: what the reader came for goes first. */
import type { Notice } from '../offline/worker.ts';

/** Milliseconds after the page has loaded. */
const delay = 4000;

const workers = 'serviceWorker' in navigator && import.meta.env.PROD ? navigator.serviceWorker : undefined;

addEventListener('load', () => {
  if (workers) setTimeout(() => void register(workers), delay);
});
workers?.addEventListener('message', ({ data }: MessageEvent<Notice>) => show(data));

async function register(container: ServiceWorkerContainer): Promise<void> {
  try {
    const registration = await container.register(`${import.meta.env.BASE_URL}sw.js`);
    // A page that lay open for days asks whether it is still what it was.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) registration.update().catch(() => undefined);
    });
  } catch {
    // Without it the site is as good, online.
  }
}

function show({ text, reload }: Notice): void {
  const notice = document.querySelector('.site-notice') ?? document.createElement('p');
  notice.className = 'site-notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  if (reload) notice.append(' ', Object.assign(document.createElement('a'), { href: location.href, textContent: reload }));
  document.body.prepend(notice);
}
