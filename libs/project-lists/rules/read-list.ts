import {
  PROJECT_KINDS,
  PROJECT_SCOPES,
  type ListedProject,
  readProjectCode,
  type Registration,
  type Stage,
  STAGES,
  TIERS,
} from '#projects';
import {
  type Cell,
  cellText,
  columnLetters,
  type DateSystem,
  type ImportProblem,
  type ImportProblemCode,
  isErrorValue,
  plainWord,
  type ProblemFacts,
  readAmount,
  type SheetRow,
} from '#returns';
import type { MoneyUnit } from '#values';
import { AMOUNT_FIELDS, headingOfField, type ListField, type ListHead } from './list-columns.js';
import {
  APPROVAL_WORDS,
  KIND_WORDS,
  SCOPE_WORDS,
  STAGE_SPELLINGS,
  TIER_WORDS,
} from './list-words.js';
import { readPlannedDay, readYears } from './planned-day.js';

/** What reading a list needs to know besides the list. */
export interface ListContext {
  head: ListHead;
  /** Organisation of projects whose row names none. */
  organisationId: string;
  /** Ids of organisations by plain name and by id. */
  organisations: ReadonlyMap<string, string>;
  /** Unit of amounts where neither their heading nor the sheet states one. */
  unit: MoneyUnit | null;
  /** Plan of items that are named without one. */
  plan: string;
  dates: DateSystem;
  /** Rows that a person leaves out. */
  leftOut: ReadonlySet<number>;
}

/** The projects of a list, and what is wrong with it, cell by cell. */
export interface ReadList {
  projects: ListedProject[];
  problems: ImportProblem[];
  /** Rows below the headings that name no project: headings of parts, sums. */
  skipped: number[];
}

const TEXT_MAX = { name: 200, sector: 100, district: 100, figureNote: 1_000, summary: 4_000 };
const SUMS = new Set(['合计', '小计', '总计', '共计', '总和']);
/** A heading of a part of a list, such as 一、交通类. */
const PART = /^[（(]?[一二三四五六七八九十]+[)）、.．]/;
const DASH = /^[-—–－/／]+$/;

/** Reads the rows below the headings of a list. */
export function readList(rows: readonly SheetRow[], context: ListContext): ReadList {
  return new ListReader(context).read(rows);
}

class ListReader {
  private readonly problems: ImportProblem[] = [];
  private readonly at = new Map<ListField, number>();
  private readonly units = new Map<ListField, MoneyUnit | null>();

  constructor(private readonly context: ListContext) {
    const { head, unit } = context;
    for (const { field, index, unit: stated } of head.columns) {
      if (field === null) continue;
      if (this.at.has(field))
        this.refuseAt({ row: head.row, index }, 'COLUMN_TWICE', { heading: headingOfField(field) });
      else this.at.set(field, index);
      if (!AMOUNT_FIELDS.includes(field)) continue;
      const known = stated ?? head.unit ?? unit;
      this.units.set(field, known);
      if (known === null)
        this.refuseAt({ row: head.row, index }, 'LIST_UNIT_NEEDED', {
          heading: headingOfField(field),
          accepted: '元, 万元, 亿元',
        });
    }
  }

  read(rows: readonly SheetRow[]): ReadList {
    const projects: ListedProject[] = [];
    const skipped: number[] = [];
    for (const line of rows) {
      if (line.row <= this.context.head.row || this.context.leftOut.has(line.row)) continue;
      if (this.namesNoProject(line)) skipped.push(line.row);
      else projects.push({ row: line.row, wanted: this.project(line) });
    }
    return { projects, problems: this.problems, skipped };
  }

  /** Whether a line is a heading of a part or a sum, or has nothing in the columns that are read. */
  private namesNoProject(line: SheetRow): boolean {
    const filled = [...this.at.keys()].filter((field) => this.text(line, field) !== '');
    const name = this.text(line, 'name');
    if (filled.length === 0 || SUMS.has(name.replaceAll(/\s/g, ''))) return true;
    if (name !== '') return filled.length === 1 && PART.test(name);
    return line.cells.some((cell) => SUMS.has(cellText(cell).replaceAll(/\s/g, '')));
  }

  private project(line: SheetRow): Registration {
    const name = this.words(line, 'name') ?? '';
    if (name === '') this.refuse(line, 'name', 'CELL_REQUIRED');
    const years = this.years(line);
    const stage = this.choice<Stage>(line, 'stage', STAGE_SPELLINGS, STAGES);
    return {
      name,
      kind: this.choice(line, 'kind', KIND_WORDS, PROJECT_KINDS) ?? 'investment',
      planItems: this.items(line),
      parentId: null,
      part: null,
      leadOrganisationId:
        this.organisation(line, 'leadOrganisation') ?? this.context.organisationId,
      supervisingOrganisationId: this.organisation(line, 'supervisingOrganisation'),
      officerPersonId: null,
      leaderPersonId: null,
      codes: this.codes(line),
      approvalRegime: this.choice(line, 'approvalRegime', APPROVAL_WORDS, [
        'approval',
        'verification',
        'filing',
      ]),
      tier: this.choice(line, 'tier', TIER_WORDS, TIERS) ?? 'standard',
      scope: this.choice(line, 'scope', SCOPE_WORDS, PROJECT_SCOPES) ?? 'not-stated',
      sector: this.words(line, 'sector'),
      location: null,
      district: this.words(line, 'district'),
      plannedStartOn: this.day(line, 'plannedStart', 'first') ?? years?.from ?? null,
      plannedFinishOn: this.day(line, 'plannedFinish', 'last') ?? years?.to ?? null,
      summary: this.words(line, 'summary'),
      totalInvestmentFen: this.amount(line, 'totalInvestment'),
      fypSpendFen: this.amount(line, 'fypSpend'),
      figureNote: this.words(line, 'figureNote'),
      stage,
      stageOn: stage === null ? null : this.day(line, 'stageOn', 'first'),
    };
  }

  private words(line: SheetRow, field: keyof typeof TEXT_MAX): string | null {
    const text = this.text(line, field);
    if (text === '' || DASH.test(text)) return null;
    if (isErrorValue(text)) this.refuse(line, field, 'FORMULA_FAILED', { value: text });
    else if (text.length > TEXT_MAX[field])
      this.refuse(line, field, 'LIST_TEXT_TOO_LONG', { accepted: `≤ ${TEXT_MAX[field]}` });
    else return text;
    return null;
  }

  private choice<Code extends string>(
    line: SheetRow,
    field: ListField,
    words: ReadonlyMap<string, Code>,
    codes: readonly Code[],
  ): Code | null {
    const text = this.text(line, field);
    if (text === '' || DASH.test(text)) return null;
    const found = words.get(plainWord(text)) ?? codes.find((code) => code === text);
    if (found === undefined)
      this.refuse(line, field, 'LIST_VALUE_UNKNOWN', {
        value: text.slice(0, 40),
        heading: headingOfField(field),
        accepted: [...new Set(words.keys())].join('、'),
      });
    return found ?? null;
  }

  private organisation(line: SheetRow, field: ListField): string | null {
    const text = this.text(line, field);
    if (text === '' || DASH.test(text)) return null;
    const found = this.context.organisations.get(plainWord(text));
    if (found === undefined)
      this.refuse(line, field, 'LIST_ORGANISATION_UNKNOWN', { value: text.slice(0, 40) });
    return found ?? null;
  }

  private codes(line: SheetRow): string[] {
    const texts = this.text(line, 'code').split(/[\s,，、;；]+/);
    return texts.flatMap((text) => {
      if (text === '' || DASH.test(text)) return [];
      const read = readProjectCode(text);
      if (!read)
        this.refuse(line, 'code', 'PROJECT_CODE_UNREADABLE', {
          accepted: '2019-330100-48-01-012345',
        });
      return read ? [read.code] : [];
    });
  }

  private items(line: SheetRow): Registration['planItems'] {
    const texts = this.text(line, 'planItem').split(/[\s,，、;；]+/);
    return texts.flatMap((text) => {
      if (text === '' || DASH.test(text)) return [];
      const [, column, number] =
        /^(?:专栏)?(\d{1,3})[-–.](?:第)?(\d{1,4})(?:项)?$/.exec(text.normalize('NFKC')) ?? [];
      if (column !== undefined && number !== undefined)
        return [{ plan: this.context.plan, column: Number(column), number: Number(number) }];
      this.refuse(line, 'planItem', 'LIST_ITEM_UNREADABLE', {
        value: text.slice(0, 40),
        accepted: '10-1',
      });
      return [];
    });
  }

  private day(line: SheetRow, field: ListField, end: 'first' | 'last') {
    const text = this.text(line, field);
    if (text === '' || DASH.test(text)) return null;
    const read = readPlannedDay(this.cell(line, field), end, this.context.dates);
    if (read === null)
      this.refuse(line, field, 'LIST_DAY_UNREADABLE', {
        value: text.slice(0, 40),
        accepted: '2026-05-01, 2026-05, 2026',
      });
    return read;
  }

  private years(line: SheetRow) {
    const text = this.text(line, 'years');
    if (text === '' || DASH.test(text)) return null;
    const read = readYears(this.cell(line, 'years'));
    if (read === null)
      this.refuse(line, 'years', 'LIST_DAY_UNREADABLE', {
        value: text.slice(0, 40),
        accepted: '2021-2025',
      });
    return read;
  }

  private amount(line: SheetRow, field: ListField): string | null {
    const text = this.text(line, field);
    const unit = this.units.get(field);
    if (text === '' || DASH.test(text) || !unit) return null;
    const read = readAmount(this.cell(line, field), unit, { zero: false });
    if ('value' in read) return read.value.toString();
    this.refuse(line, field, read.code, read.facts);
    return null;
  }

  private cell({ cells }: SheetRow, field: ListField): Cell {
    const index = this.at.get(field);
    return index === undefined ? null : (cells[index] ?? null);
  }

  private text(line: SheetRow, field: ListField): string {
    return cellText(this.cell(line, field)).trim();
  }

  private refuse(
    { row }: SheetRow,
    field: ListField,
    code: ImportProblemCode,
    facts: ProblemFacts = {},
  ): void {
    this.refuseAt({ row, index: this.at.get(field) ?? 0 }, code, facts);
  }

  private refuseAt(
    { row, index }: { row: number; index: number },
    code: ImportProblemCode,
    facts: ProblemFacts,
  ): void {
    const cell = `${columnLetters(index)}${row}`;
    this.problems.push({ row, column: null, cell, code, facts });
  }
}
