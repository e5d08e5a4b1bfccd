import type { RuleVersion } from './verdict.js';

/** A whole number of a rule's parameters. @throws RangeError when it is missing or out of bounds. */
export function wholeParameter(version: RuleVersion, name: string, { min, max }: { min: number; max: number }): number {
  const value = version.parameters[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`rule ${version.code} version ${version.version}: ${name} must be a whole number from ${min} to ${max}`);
  }
  return value;
}
