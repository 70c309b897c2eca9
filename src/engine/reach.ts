/** How many words of a text may stand between two words of a message: where the message has a placeholder, and where it has none. */
export const valueReach = 60;
export const plainReach = 10;
