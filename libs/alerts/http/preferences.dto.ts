import { AMBER_RHYTHMS, type AlertPreferences, MAIL_FORMATS } from '../rules/preferences.js';
import { CodeField, FlagField } from '#platform/http';

/** Request body with a person's preferences about alert notifications. */
export class PreferencesChangeDto {
  @FlagField({
    description: 'whether red alerts are mailed at once; otherwise they come with the daily digest',
  })
  urgentAtOnce: boolean;
  @CodeField(AMBER_RHYTHMS, {
    description: 'amber each working morning, or on the first one of a week',
  })
  amber: AlertPreferences['amber'];
  @CodeField(MAIL_FORMATS, { description: 'with HTML, or text alone' })
  format: AlertPreferences['format'];
}

/** A person's preferences about alert notifications, with the version of the record. */
export class PreferencesDto extends PreferencesChangeDto {
  /** @example 1 */
  version: number;
}
