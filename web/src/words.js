// Words: dates, counts, and text of articles made harmless to read.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STEERING = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;

/** One line without characters that steer instead of being shown. */
export function clean(text) {
  return String(text ?? "").replace(/\s+/gu, " ").replace(STEERING, "").trim();
}

/** An address that may be a link: of the web, and without anything that hides where it leads. */
export function safeLink(url) {
  const text = (url ?? "").trim();
  const odd = /\s/u.test(text) || text.replace(STEERING, "") !== text;
  return /^https?:\/\//i.test(text) && !odd && text.length <= 2000 ? text : null;
}

/** A number with commas between thousands; the browser's own way takes long the first time. */
export function digits(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number with its noun: 1 event, 2 events. */
export function count(number, noun) {
  return `${digits(number)} ${noun}${number === 1 ? "" : "s"}`;
}

const DAY = 86_400_000;
/** The calendar repeats itself after so many years, and `Date.UTC` takes the first hundred for others. */
const [CYCLE, CYCLE_DAYS] = [400, 146_097];

/** A day as a number of days. */
export function dayOf(year, month = 1, day = 1) {
  return Date.UTC(year + CYCLE, month - 1, day) / DAY - CYCLE_DAYS;
}

/** A number of days as ISO text. */
export function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** First and last day of a date as the graph writes it: a day, month, year, or two days. */
export function daysOf(date) {
  if (!date) return null;
  if (date.includes("/")) return date.split("/").map((day) => daysOf(day)[0]);
  const [year, month, day] = date.split("-").map(Number);
  if (day) return [dayOf(year, month, day), dayOf(year, month, day)];
  if (month) return [dayOf(year, month), dayOf(year, month + 1) - 1];
  return [dayOf(year), dayOf(year + 1) - 1];
}

/** A number of days to read: 19 Aug 2021. */
export function readableDay(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A date of the graph to read. */
export function readableDate(date) {
  if (!date) return "no date";
  if (/^\d{4}$/.test(date)) return date;
  if (/^\d{4}-\d\d$/.test(date)) return `${MONTHS[Number(date.slice(5)) - 1]} ${date.slice(0, 4)}`;
  const [first, last] = daysOf(date);
  return first === last ? readableDay(first) : `${readableDay(first)} – ${readableDay(last)}`;
}

/** Text ready to be compared: lower case, without accents. */
export function folded(text) {
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
