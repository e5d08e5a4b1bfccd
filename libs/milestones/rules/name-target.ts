/** The fields of a plan target from which a milestone's name is composed. */
export interface NamedTarget {
  measure: string;
  comparator: string;
  value: string | null;
  valueTo: string | null;
  unit: string | null;
}

const SIGNS: Readonly<Record<string, string>> = {
  '>=': '≥ ',
  '>': '> ',
  '=': '',
  '~': '约 ',
  '<=': '≤ ',
  '<': '< ',
  range: '',
};

/**
 * Returns the name of a target as shown in milestone lists, for example `招收博士后 ≥ 300 名` (recruit at
 * least 300 postdocs).
 */
export function nameTarget(target: NamedTarget): string {
  if (target.value === null) return target.measure;
  const figure = target.valueTo === null ? target.value : `${target.value}–${target.valueTo}`;
  return `${target.measure} ${SIGNS[target.comparator] ?? ''}${figure} ${target.unit ?? ''}`.trimEnd();
}
