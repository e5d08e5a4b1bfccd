import { OrganisationCodeField } from './organisation-code.field.js';
import { ROLES, type Role } from '../rules/role.js';
import type { Day, Month } from '#values';
import {
  keyPart,
  CodeField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  MonthField,
  PageQueryOf,
  TextField,
  WholeField,
} from '#platform/http';

/** Query parameters for the organisations as they are on a day. */
export class OrganisationQuery extends PageQueryOf([keyPart.text]) {
  @DayField({
    optional: true,
    nullable: false,
    description: 'Names and places of this day; today unless given',
    example: '2025-12-31',
  })
  on?: Day;
}

export class NewOrganisationBody {
  @OrganisationCodeField({ description: 'Permanent id of the organisation' }) id: string;
  @TextField({ max: 200, example: '地铁集团' }) name: string;
  @OrganisationCodeField({
    example: 'sample-transport',
    description: 'Id of the parent organisation',
  })
  parentId: string;
}

const RHYTHM_CODES = ['1', '3', '6'] as const;
type RhythmCode = (typeof RHYTHM_CODES)[number];

export class OrganisationChangeBody {
  @TextField({ max: 200, optional: true, example: '轨道交通集团' }) name?: string | null;
  @DayField({
    optional: true,
    description: 'From when the new name holds: today unless given, never later',
    example: '2026-01-01',
  })
  nameFromOn?: Day | null;
  @OrganisationCodeField({
    optional: true,
    example: 'city',
    description: 'Id of the new parent organisation',
  })
  parentId?: string | null;
  @DayField({
    optional: true,
    description: 'Day of the move: today by default, never later. Access rights change at once',
    example: '2026-01-01',
  })
  parentFromOn?: Day | null;
  @IdField({
    optional: true,
    description:
      'Id of its head, to whom unanswered red alerts are escalated; a person with a role in it or above. null for none, left out for no change',
  })
  headPersonId?: string | null;
  @MonthField({
    optional: true,
    description: 'First month for which it owes monthly returns. null for none',
  })
  returnsFrom?: Month | null;
  @MonthField({
    optional: true,
    description:
      'First month for which changed terms of its returns, and of those of the organisations below it, count; the present month unless given',
  })
  returnTermsFrom?: Month | null;
  @WholeField({
    min: 1,
    max: 20,
    optional: true,
    description: 'Working day of the following month by which a return is due; 5 where none is set',
  })
  returnWorkingDay?: number | null;
  @CodeField(RHYTHM_CODES, {
    optional: true,
    description: 'Every how many months a flagship project reports; 1 where none is set',
  })
  returnEveryFlagship?: RhythmCode | null;
  @CodeField(RHYTHM_CODES, {
    optional: true,
    description: 'Every how many months another project reports; 3 where none is set',
  })
  returnEveryStandard?: RhythmCode | null;
}

/** Query parameters that filter the list of people with an account. */
export class PeopleQuery extends PageQueryOf([keyPart.text]) {
  @CodeField(['true', 'false'], {
    optional: true,
    nullable: false,
    description: 'Only open accounts, or only closed ones; both unless given',
  })
  active?: 'true' | 'false';
}

export class NewPersonBody {
  @EmailField() email: string;
  @TextField({ max: 100, example: '王芳' }) name: string;
  @CodeField(['zh', 'en'], { optional: true }) language?: 'zh' | 'en' | null;
}

export class PersonChangeBody {
  @TextField({ max: 100, optional: true, example: '王芳' }) name?: string | null;
  @CodeField(['zh', 'en'], { optional: true }) language?: 'zh' | 'en' | null;
  @FlagField({
    optional: true,
    description: 'false closes the account and ends its sessions, tokens and delegations at once',
  })
  active?: boolean | null;
}

export class NewMembershipBody {
  @OrganisationCodeField({ example: 'sample-transport' }) unitId: string;
  @CodeField(ROLES) role: Role;
  @DayField({ optional: true, description: 'First day, today unless given', example: '2026-12-01' })
  fromOn?: Day | null;
  @DayField({
    optional: true,
    description: 'Last day; without one it lasts until it is ended',
    example: '2027-11-30',
  })
  untilOn?: Day | null;
}

export class NewDelegationBody {
  @IdField({
    optional: true,
    description:
      'Id of the person whose role is delegated; the caller by default, another person only by a security administrator',
  })
  fromPersonId?: string | null;
  @IdField({ description: 'Id of the delegate' }) toPersonId: string;
  @OrganisationCodeField({ example: 'sample-transport' }) unitId: string;
  @CodeField(ROLES, { description: 'officer, manager or auditor; other roles cannot be delegated' })
  role: Role;
  @DayField({ description: 'First day, not before today', example: '2026-12-01' }) fromOn: Day;
  @DayField({ description: 'Last day, at most 90 days in all', example: '2026-12-14' })
  untilOn: Day;
  @TextField({ max: 500, lines: true, example: '年休假' }) reason: string;
}

/**
 * Query parameters with the organisation in which a deputy is to act. The response lists the
 * possible deputies.
 */
export class CandidateQuery {
  @OrganisationCodeField({ example: 'sample-transport' }) unitId: string;
}
