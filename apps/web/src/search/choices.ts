/** A page of the menu that can be gone to. */
export interface MenuPage {
  label: string;
  to: string;
}

/** Something that the palette offers to open. */
export interface Choice {
  key: string;
  title: string;
  /** What tells it from others of that name; null where there is nothing to say. */
  within: string | null;
  projectName: string | null;
  to: string;
}

/** Choices of one kind, under the name of the kind. */
export interface ChoiceGroup {
  key: string;
  name: string;
  choices: Choice[];
}

/** The parts of a found record that a choice shows. */
interface FoundRecord {
  kind: string;
  kindName: string;
  id: string;
  title: string;
  within: string | null;
  projectName: string | null;
  page: string;
}

/**
 * Groups what can be opened: the pages of the menu whose name contains the text, then what was
 * found, by kind; the kind with the best record first. Without a text, all pages are offered.
 */
export function choicesFor(
  text: string,
  pages: readonly MenuPage[],
  pagesName: string,
  found: readonly FoundRecord[],
): ChoiceGroup[] {
  const sought = text.trim().toLowerCase();
  const ofMenu = pages
    .filter(({ label }) => label.toLowerCase().includes(sought))
    .map(({ label, to }) => ({ key: to, title: label, within: null, projectName: null, to }));
  const groups: ChoiceGroup[] = [{ key: 'pages', name: pagesName, choices: ofMenu }];
  for (const { kind, kindName, id, title, within, projectName, page } of found) {
    if (sought === '') break;
    const choice = { key: `${kind} ${id}`, title, within, projectName, to: page };
    const group = groups.find(({ key }) => key === kind);
    if (group) group.choices.push(choice);
    else groups.push({ key: kind, name: kindName, choices: [choice] });
  }
  return groups.filter(({ choices }) => choices.length > 0);
}

/** Returns the place that an arrow key leads to; past the last one begins at the first again. */
export const movedTo = (at: number, by: 1 | -1, count: number): number =>
  count === 0 ? 0 : (at + by + count) % count;
