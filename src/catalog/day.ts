/** Days of the calendar. */

/** Whether there is such a day, or month, and it is not of another age. */
export function isDay(text: string): boolean {
  const time = Date.parse(text.length === 7 ? `${text}-01` : text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= '2000';
}
