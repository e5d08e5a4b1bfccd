import type { Language } from '#platform/language';
import {
  type RequestItem,
  type RequestSection,
  sectionsOfRequests,
  subjectOfRequests,
} from './request-section.js';
import { type ReturnItem, sectionsOfReturns, subjectOfReturns } from './return-section.js';
import {
  sectionsOfSupervision,
  subjectOfSupervision,
  type SupervisionItem,
} from './supervision-section.js';

/** What a digest tells beside alerts. */
export interface OtherItems {
  /** Change requests that wait for the person, or of the person that were decided. */
  requests?: readonly RequestItem[];
  /** Items of supervision and audit findings that the person has to know of. */
  supervision?: readonly SupervisionItem[];
  /** Monthly returns that the person or the person's organisation owes. */
  returns?: readonly ReturnItem[];
}

/** Words for a mail what it tells beside alerts. */
export const sectionsOfOthers = (
  { requests = [], supervision = [], returns = [] }: OtherItems,
  publicUrl: string,
  language: Language,
): RequestSection[] => [
  ...sectionsOfSupervision(supervision, publicUrl, language),
  ...sectionsOfReturns(returns, publicUrl, language),
  ...sectionsOfRequests(requests, publicUrl, language),
];

/** Says in a subject what a mail tells beside alerts; null for what it does not tell. */
export const subjectsOfOthers = (
  { requests = [], supervision = [], returns = [] }: OtherItems,
  language: Language,
): Record<'supervision' | 'returned' | 'asked', string | null> => ({
  supervision: subjectOfSupervision(supervision, language),
  returned: subjectOfReturns(returns, language),
  asked: subjectOfRequests(requests, language),
});
