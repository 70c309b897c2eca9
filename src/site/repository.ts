/** The repository of the site, where one is configured. */
export const repository = (import.meta.env['PUBLIC_REPOSITORY_URL'] as string | undefined)?.replace(/\/+$/, '');

/** The address that begins a report there, by a form of `.github/ISSUE_TEMPLATE`, its fields filled in. */
export function getReport(fields: Readonly<Record<string, string>> & { template: string }): string {
  return `${repository ?? ''}/issues/new?${new URLSearchParams(fields).toString()}`;
}
