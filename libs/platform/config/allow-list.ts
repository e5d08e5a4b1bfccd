import { ValidateBy } from 'class-validator';
import { parseAllowList } from '../network/address-guard.js';

/**
 * Decorator that validates the named setting as a comma-separated list of IP addresses and ranges.
 */
export const IsAddressList = (setting: string): PropertyDecorator =>
  ValidateBy({
    name: 'isAddressList',
    validator: {
      validate(value) {
        try {
          return typeof value === 'string' && parseAllowList(value).length > 0;
        } catch {
          return false;
        }
      },
      defaultMessage: () =>
        `${setting} must list addresses or ranges such as 10.20.0.0/16,192.168.1.5`,
    },
  });
