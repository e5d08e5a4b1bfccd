/** The fields of a target that its name is made of. */
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

/** The name of a target as milestone lists show it: `招收博士后 ≥ 300 名`. */
export function nameTarget(target: NamedTarget): string {
  if (target.value === null) return target.measure;
  const figure = target.valueTo === null ? target.value : `${target.value}–${target.valueTo}`;
  return `${target.measure} ${SIGNS[target.comparator] ?? ''}${figure} ${target.unit ?? ''}`.trimEnd();
}
