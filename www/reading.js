// TIMEX3 values in words: "2023-02-20" is "Monday 20 February 2023", "P3M" is "3 months". Pure; reads no clock and no locale.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SEASONS = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" };
const HALVES = { H1: "first half", H2: "second half" };
const DAYPARTS = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime" };
const REFERENCES = { PRESENT_REF: "now", PAST_REF: "some time in the past", FUTURE_REF: "some time to come" };
const UNITS = { Y: "year", M: "month", W: "week", D: "day", DE: "decade", CE: "century", Q: "quarter", WE: "weekend" };
const CLOCK_UNITS = { H: "hour", M: "minute", S: "second" };
const MODIFIERS = {
  BEFORE: "before",
  AFTER: "after",
  ON_OR_BEFORE: "on or before",
  ON_OR_AFTER: "on or after",
  LESS_THAN: "less than",
  MORE_THAN: "more than",
  EQUAL_OR_LESS: "at most",
  EQUAL_OR_MORE: "at least",
  START: "the start of",
  MID: "the middle of",
  END: "the end of",
  APPROX: "about",
};

/** The reading of a temporal expression in words; "not resolved" where nothing tells it. */
export function readingOf({ value, mod }) {
  if (!value) return "Not resolved";
  const words = valueInWords(value);
  return capitalized(mod && MODIFIERS[mod] ? `${MODIFIERS[mod]} ${words}` : words);
}

/** A TIMEX3 value in words; a value of a form not known here is given as it is. */
export function valueInWords(value) {
  for (const [form, inWords] of FORMS) {
    const match = form.exec(value);
    if (match) return inWords(...match.slice(1));
  }
  return value;
}

const FORMS = [
  [/^(PAST_REF|PRESENT_REF|FUTURE_REF)$/, (reference) => REFERENCES[reference]],
  [/^(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?(?::\d\d)?(.*)$/, (day, hour, minute, zone) => `${dayInWords(day)}, ${hour}:${minute ?? "00"}${zoneInWords(zone)}`],
  [/^(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)$/, (day, part) => `${dayInWords(day)}, ${DAYPARTS[part]}`],
  [/^T(\d\d):?(\d\d)?(?::\d\d)?(.*)$/, (hour, minute, zone) => `${hour}:${minute ?? "00"}${zoneInWords(zone)}`],
  [/^T(MO|MI|AF|EV|NI|DT)$/, (part) => DAYPARTS[part]],
  [/^(\d{4}-\d\d-\d\d)$/, dayInWords],
  [/^(\d{4})-(\d\d)$/, (year, month) => (MONTHS[month - 1] ? `${MONTHS[month - 1]} ${year}` : `${year}-${month}`)],
  [/^(\d{4})-W(\d\d)-WE$/, (year, week) => `the weekend of ${weekInWords(year, week)}`],
  [/^(\d{4})-W(\d\d)$/, weekInWords],
  [/^(\d{4})-Q([1-4])$/, (year, quarter) => `quarter ${quarter} of ${year}`],
  [/^(\d{4})-(H[12])$/, (year, half) => `the ${HALVES[half]} of ${year}`],
  [/^(\d{4})-(SP|SU|FA|WI)$/, (year, season) => `${SEASONS[season]} ${year}`],
  [/^FY(\d{4})$/, (year) => `fiscal year ${year}`],
  [/^(\d{4})$/, (year) => year],
  [/^(\d{3})X?$/, (decade) => `the ${decade}0s`],
  [/^(\d\d)(?:XX)?$/, (century) => `the ${ordinal(Number(century) + 1)} century`],
  [/^XXXX-WXX-([1-7])/, (weekday) => `every ${WEEKDAYS[weekday % 7]}`],
  [/^XXXX-(\d\d)-(\d\d)$/, (month, day) => `${Number(day)} ${MONTHS[month - 1]}, year not told`],
  [/^XXXX-(\d\d)$/, (month) => `${MONTHS[month - 1]}, year not told`],
  [/^PT(\d+(?:\.\d+)?|X)([HMS])$/, (count, unit) => countedUnits(count, CLOCK_UNITS[unit])],
  [/^P(\d+(?:\.\d+)?|X)(Y|M|W|D|DE|CE|Q|WE)$/, (count, unit) => countedUnits(count, UNITS[unit])],
];

/** "Monday 20 February 2023". */
export function dayInWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!MONTHS[month - 1]) return iso;
  return `${WEEKDAYS[weekdayOf(iso)]} ${day} ${MONTHS[month - 1]} ${year}`;
}

/** "20 Feb 2023", for axes and tight rows. */
export function dayInShort(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
}

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date / 86_400_000);
}

/** The ISO day of a day number. */
export function dayOfNumber(number) {
  const date = new Date(number * 86_400_000);
  return `${String(date.getUTCFullYear()).padStart(4, "0")}-${String(date.getUTCMonth() + 1).padStart(2, "0")}-${String(date.getUTCDate()).padStart(2, "0")}`;
}

/** A stretch of time in words: "from 1 Jan 2003 on", "to 24 Mar 2023"; of an anniversary, what it remembers. */
export function stretchInWords({ type, from, to }) {
  const day = (iso) => (iso ? dayInShort(iso) : "");
  if (type === "since") return `From ${day(from)} on`;
  if (type === "until") return `To ${day(to)}`;
  const year = from?.slice(0, 4);
  const wholeYears = from?.endsWith("-01-01") && to?.endsWith("-12-31");
  const stretch = wholeYears ? (year === to.slice(0, 4) ? year : `${year} to ${to.slice(0, 4)}`) : from === to ? day(from) : `${day(from)} to ${day(to)}`;
  return type === "anniversary" ? `Remembers ${stretch}` : capitalized(stretch);
}

/** What was stated and what was inferred, in a sentence. */
export function groundsOf({ stated, inferred, value }) {
  if (!value) return "Nothing in the text or the publication date tells it.";
  if (stated) return "The text states all of it.";
  return inferred ? `Inferred: ${inferred}.` : "Partly inferred from the publication date or from another date.";
}

function weekInWords(year, week) {
  const monday = dayOfNumber(firstMonday(Number(year)) + 7 * (Number(week) - 1));
  return `the week of ${dayInShort(monday)}`;
}

/** The Monday of ISO week 1: the week that holds 4 January. */
function firstMonday(year) {
  const fourth = `${String(year).padStart(4, "0")}-01-04`;
  return dayNumber(fourth) - ((weekdayOf(fourth) + 6) % 7);
}

function weekdayOf(iso) {
  return (((dayNumber(iso) + 4) % 7) + 7) % 7;
}

function zoneInWords(zone) {
  return !zone ? "" : zone === "Z" ? " UTC" : ` ${zone}`;
}

function countedUnits(count, unit) {
  const many = unit === "century" ? "centuries" : `${unit}s`;
  if (count === "X") return `some ${many}`;
  return `${count} ${Number(count) === 1 ? unit : many}`;
}

function ordinal(number) {
  const suffix = number % 100 > 10 && number % 100 < 14 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th");
  return `${number}${suffix}`;
}

function capitalized(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
