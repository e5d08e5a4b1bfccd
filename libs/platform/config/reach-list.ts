import { ValidateBy } from 'class-validator';
import { reachOf } from '../webhook/address-guard.js';

/** Checks a setting that lists addresses and ranges. */
export const IsReach = (): PropertyDecorator => ValidateBy({
  name: 'isReach',
  validator: {
    validate(value) {
      try {
        return typeof value === 'string' && reachOf(value).length > 0;
      } catch {
        return false;
      }
    },
    defaultMessage: () => 'WEBHOOKS_MAY_REACH must list addresses or ranges such as 10.20.0.0/16,192.168.1.5',
  },
});
