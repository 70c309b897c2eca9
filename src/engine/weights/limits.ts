/** Fit and size from which evidence is more than a piece of something else. */
export const partOfMessage = 0.06; // live messages are cut: beside its code so much of a message will do …
export const tellingPart = 2.5; // … if the words found weigh so much
export const wholeMessage = 0.85; // without a mark of Ark only a whole message is certain
export const fittingMessage = 0.45; // from this fit on a message stands beside a code, not against it
export const contradictingMessage = 0.5; // from this fit on a message of another code contradicts the code …
export const contradictedMessage = 0.4; // … whose own message fits less than this
export const sharedMessage = 0.25; // messages that fit so well, so nearly alike and with nearly the same points are one
export const alike = 0.02;
export const alikePoints = 0.65;
export const shownBesideCertain = 0.97; // beside a certain answer stands what fits so nearly as well
export const shownShare = 0.12; // and beside others what has this share of the best one’s points …
export const shownForWords = 0.7; // … or this, where words of a printed text are all that speaks for it
