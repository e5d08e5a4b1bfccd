import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { day } from '#values';
import { type CalendarDay, calendarFile } from './calendar-file.js';

const DAYS: CalendarDay[] = [
  {
    kind: 'milestone',
    id: 'a',
    on: day('2026-12-31'),
    title: '主体结构封顶；含地下室, 及屋面\n第二行',
    projectName: '机场三期（示例）',
    path: '/projects/p',
  },
  {
    kind: 'supervision',
    id: 'b',
    on: day('2027-01-01'),
    title: '管线迁改',
    projectName: null,
    path: '/supervision/b',
  },
];
const written = (language: 'zh' | 'en', days = DAYS): string =>
  calendarFile(days, {
    publicUrl: 'https://tracker.city.example',
    language,
    now: new Date('2026-11-30T02:00:00Z'),
  });
/** Reads a file with a library that is not the one that wrote it. */
const readBack = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));

describe('the days of a person as a calendar', () => {
  it('are whole days, the same in every time zone', () => {
    const events = readBack(written('zh'));
    expect(events.map(({ startDate }) => [startDate.isDate, startDate.toString()])).toEqual([
      [true, '2026-12-31'],
      [true, '2027-01-01'],
    ]);
    // Until the end of the day: the last day is not in it (RFC 5545).
    expect(events.map(({ endDate }) => endDate.toString())).toEqual(['2027-01-01', '2027-01-02']);
  });

  it('say what they are about, in full and in the language of the person', () => {
    expect(readBack(written('zh')).map(({ summary }) => summary)).toEqual([
      '节点：主体结构封顶；含地下室, 及屋面\n第二行（机场三期（示例））',
      '督办：管线迁改',
    ]);
    expect(readBack(written('en'))[1]?.summary).toBe('Supervision: 管线迁改');
  });

  it('keep the name of each event, so that a moved day moves and is not added', () => {
    const later = DAYS.map((one) => ({ ...one, on: day('2027-03-01') }));
    expect(readBack(written('zh', later)).map(({ uid }) => uid)).toEqual(
      readBack(written('zh')).map(({ uid }) => uid),
    );
    expect(readBack(written('zh'))[1]?.uid).toBe('supervision-b@tracker.city.example');
  });

  it('are lines of at most 75 bytes, each ended by CR and LF', () => {
    const lines = written('zh').split('\r\n');
    expect(lines.at(0)).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
  });

  it('are an empty calendar for who has none', () =>
    expect(readBack(written('zh', []))).toEqual([]));
});
