/** The repository of the site, where one is configured. */
export const repository = (import.meta.env['PUBLIC_REPOSITORY_URL'] as string | undefined)?.replace(/\/+$/, '');

/** The address that begins a report there, filled in. */
export function getReportUrl(title: string, body: string): string {
  return `${repository ?? ''}/issues/new?${new URLSearchParams({ title, body }).toString()}`;
}
