import type { Words } from '../zh/index.js';
import { account } from './account.js';
import { tokens, people, record, status, mails } from './admin.js';
import { acknowledge, alert, channels, deliveries, preferences } from './alert.js';
import { alerts, gaps } from './alerts.js';
import { app, failure, menu, signIn } from './app.js';
import { approvals, documents } from './approvals.js';
import { budget } from './budget.js';
import { alarms, calendar } from './calendar.js';
import { code } from './code.js';
import { delegations, handOver } from './delegations.js';
import { findings, savedReports } from './findings.js';
import { family, layers } from './layers.js';
import { imports } from './imports.js';
import { ledger } from './ledger.js';
import { indicators, plan } from './plan.js';
import { portfolio } from './portfolio.js';
import { milestones, project } from './project.js';
import { rules } from './rules.js';
import { spend } from './spend.js';
import { units } from './organisations.js';
import { verification } from './verification.js';

/** All texts of the app in English. */
export const en: Words = {
  budget,
  family,
  layers,
  findings,
  savedReports,
  app,
  menu,
  signIn,
  failure,
  code,
  portfolio,
  project,
  milestones,
  ledger,
  imports,
  documents,
  approvals,
  verification,
  alerts,
  gaps,
  spend,
  plan,
  indicators,
  tokens,
  people,
  record,
  status,
  mails,
  account,
  delegations,
  handOver,
  units,
  alert,
  channels,
  deliveries,
  acknowledge,
  preferences,
  rules,
  calendar,
  alarms,
};
