/** The repository of the site, where one is configured: a variable that is set to nothing configures none. */
export const repository = (import.meta.env['PUBLIC_REPOSITORY_URL'] as string | undefined)?.replace(/\/+$/, '') || undefined;

/** The address that begins a report there, by a form of `.github/ISSUE_TEMPLATE`, its fields filled in. */
export function getReport(fields: Readonly<Record<string, string>> & { template: string }): string {
  return `${repository ?? ''}/issues/new?${new URLSearchParams(fields).toString()}`;
}
