/** What the surroundings of a text add to what was found in it. */
export const alone = 4; // nothing else stands in the text
export const own = 3; // a host, model, id or class of Ark
export const fullOwn = 3; // points of code, message, reason or failure from which it counts whole
export const leastTelling = 2.4; // points of one group below which it makes nothing likely
export const foreign = -6; // a mark of another service
export const foreignBesideOwn = -1.5; // … with a mark of Ark beside it: a gateway, a client, a list of models
export const elsewhere = -24; // a code of another entry stands in the text to the letter
export const otherMessage = -5; // a generic name beside a message that is not one of Ark
export const contradicted = -8; // no answer came, says the failure, but the text names the status of one
export const success = -12; // a successful response: what stands in it is what the model wrote
export const otherStatus = -0.3; // the text names another status
export const unmarked = 4; // of a message alone, without any mark of Ark, so many points do not count for its certainty
export const unknownCode = -5; // the code field names something that Ark does not have, and only a message fits
