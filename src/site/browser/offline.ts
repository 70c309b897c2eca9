/** Lets a service worker keep the site for reading offline, and shows what it tells. It starts late: what the reader came for goes first. */
import type { Notice } from '../offline/worker.ts';

/** Milliseconds after the page could be used. */
const delay = 4000;

// Absent where the page did not come over https.
const workers = import.meta.env.PROD ? (navigator.serviceWorker as ServiceWorkerContainer | undefined) : undefined;

if (workers) {
  // Without it the site is as good, online.
  const ignore = (): void => undefined;
  setTimeout(() => {
    workers.register(`${import.meta.env.BASE_URL}sw.js`).then((registration) => {
      // A page that lay open for days asks whether it is still what it was.
      document.addEventListener('visibilitychange', () => void registration.update().catch(ignore));
    }, ignore);
  }, delay);
  workers.addEventListener('message', ({ data }: MessageEvent<Notice>) => show(data));
}

function show({ text, reload }: Notice): void {
  const notice = document.querySelector('.site-notice') ?? document.createElement('p');
  notice.className = 'site-notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  if (reload) {
    const button = Object.assign(document.createElement('button'), { textContent: reload });
    button.addEventListener('click', () => location.reload());
    notice.append(' ', button);
  }
  document.body.prepend(notice);
}
