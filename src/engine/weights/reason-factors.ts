/** The message of a reason: see `reason.ts`. */
export const leastOfCut = 0.6; // a text that was cut has to hold this part of the words at least …
export const wordsOfCut = 4; // … and so many
export const unmarkedShare = 0.75; // without a mark of Ark and without its frame the same words may be somebody else’s
export const telling = 5; // more words than this make a message unmistakable by itself …
export const unmistakable = 7; // … and more than this without the parameter that it names
export const wordsInName = 3; // so many words of a message are no part of a longer name
export const wordsOfType = 3; // the name of a type is no longer than this
export const isNamed = 1; // its parameter is the one of the frame: so many words more
export const hasParameter = 2;
export const condition = 3;
