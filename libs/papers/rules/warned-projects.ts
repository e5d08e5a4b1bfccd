import { type Dimension, explainLight, type Severity, worstSeverity } from '#alerts';
import type { ProjectFigures } from './project-figures.js';

/** Most projects of one colour that a bulletin lists; beyond, it says how many there are. */
export const WARNED_MAX = 200;

/** Why a project is red or amber, in the words of its alert. */
export interface WarnedReason {
  dimension: Dimension;
  severity: Severity;
  words: { zh: string; en: string };
}

/** A project that is red or amber at the end of a month. */
export interface Warned {
  projectId: string;
  projectName: string;
  organisationName: string;
  reasons: WarnedReason[];
  /** Its colour a month before; null where the year has just begun. */
  before: 'red' | 'amber' | 'none' | null;
}

/** How many projects are red, amber, neither, and cannot be evaluated. */
export interface WarnedCounts {
  red: number;
  amber: number;
  clear: number;
  unknown: number;
  of: number;
}

const CLEAR = ['good', 'info'];

/** Returns the worst light of a project; `unknown` where none could be evaluated. */
export function colourOf({
  lights,
}: Pick<ProjectFigures, 'lights'>): Severity | 'clear' | 'unknown' {
  const severity = worstSeverity(lights);
  if (severity !== null) return severity;
  return lights.some(({ level }) => CLEAR.includes(level)) ? 'clear' : 'unknown';
}

function reasonsOf({ lights, evaluatedOn }: ProjectFigures): WarnedReason[] {
  const order: readonly Severity[] = ['red', 'amber'];
  return order.flatMap((severity) =>
    lights
      .filter(({ level }) => level === severity)
      .map((light) => ({
        dimension: light.dimension,
        severity,
        words: {
          zh: explainLight(light, evaluatedOn, 'zh'),
          en: explainLight(light, evaluatedOn, 'en'),
        },
      })),
  );
}

/**
 * Lists the projects that are red and those that are amber, with the reasons of both colours, at
 * most {@link WARNED_MAX} of each, and counts all.
 */
export function warnedProjects(projects: readonly ProjectFigures[]): {
  warned: WarnedCounts;
  red: Warned[];
  amber: Warned[];
} {
  const colours = projects.map((project) => ({ project, colour: colourOf(project) }));
  const of = (colour: string): ProjectFigures[] =>
    colours.filter((one) => one.colour === colour).map(({ project }) => project);
  const listed = (colour: Severity): Warned[] =>
    of(colour)
      .slice(0, WARNED_MAX)
      .map((project) => ({
        projectId: project.projectId,
        projectName: project.projectName,
        organisationName: project.organisationName,
        reasons: reasonsOf(project),
        before: project.severityBefore,
      }));
  return {
    warned: {
      red: of('red').length,
      amber: of('amber').length,
      clear: of('clear').length,
      unknown: of('unknown').length,
      of: projects.length,
    },
    red: listed('red'),
    amber: listed('amber'),
  };
}
