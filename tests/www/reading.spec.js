import { expect, test } from "@playwright/test";
import { dayNumber, dayOfNumber, readingOf } from "../../www/reading.js";

const CASES = [
  ["2023-02-20", "Monday 20 February 2023"],
  ["0987-01-01", "Monday 1 January 987"],
  ["2023-02", "February 2023"],
  ["2023", "2023"],
  ["2023-W08", "The week of 20 Feb 2023"],
  ["2026-W01", "The week of 29 Dec 2025"],
  ["2023-Q1", "Quarter 1 of 2023"],
  ["1998-SU", "Summer 1998"],
  ["196", "The 1960s"],
  ["19", "The 20th century"],
  ["P3M", "3 months"],
  ["PXM", "Some months"],
  ["P1D", "1 day"],
  ["PT36H", "36 hours"],
  ["2023-03-01T15:30", "Wednesday 1 March 2023, 15:30"],
  ["2023-03-01TEV", "Wednesday 1 March 2023, evening"],
  ["XXXX-WXX-5", "Every Friday"],
  ["PRESENT_REF", "Now"],
  ["something else", "Something else"],
  [null, "Not resolved"],
];

for (const [value, words] of CASES) test(`${value} reads “${words}”`, () => expect(readingOf({ value })).toBe(words));

test("a modifier stands before the value", () => expect(readingOf({ value: "2022-11", mod: "END" })).toBe("The end of November 2022"));

test("day numbers and days are each other's inverse", () => {
  for (const day of ["0001-01-01", "0099-12-31", "1970-01-01", "2024-02-29", "9999-12-31"]) expect(dayOfNumber(dayNumber(day))).toBe(day);
});
