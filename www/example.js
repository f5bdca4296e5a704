// The article that the page offers to read: written for it, people and company invented. It has one of each thing the desk looks for.

/** The example's text; its dateline gives the date of publication. */
export const exampleArticle = `Night ferry to end after 60 years, line says

By Clare Whitcombe

HULL, England, 14 March 2025 — The last overnight ferry between Hull and Rotterdam will sail next month, its owner Norsea Lines said on Friday, blaming fuel costs that have risen by 38% since 2019.

“We kept this route alive for as long as we could,” chief executive Ingrid Halvorsen told reporters at the King George Dock. “A half-empty ship is not a service, it is a habit.”

The Danish company, which bought the route for €42 million in 2017, said about 180 people in England and the Netherlands would lose their jobs.

Daniel Okoro, a ship’s engineer who has worked on the crossing since the summer of 1998, said the crew were told on Tuesday, 12 March 2025, a day before the announcement was due. “My father painted these ships,” he said.

“Nobody from the company has looked us in the eye.”

Union leaders accused Norsea of “walking away from a town that carried it”, and said that talks with ministers in London would begin within two weeks. A person familiar with the talks, who asked not to be named because they are private, said a subsidy of £6 million a year was being considered.

Ms Halversen declined to comment on the subsidy. According to the Port of Hull, 214,000 passengers used the night boat last year, down from 391,000 in the late 2000s.

Read this too: Ten crossings that shaped the North Sea

The RMT will meet in Hull on 21 March. Its regional organizer, Joanne Pryce, called the decision “a kick in the teeth” and said the union would ballot its members before Easter.

Mr Okoro said he would be on board for the last sailing. “I want to hear the horn,” he said. “Then I will go home.”
`;
