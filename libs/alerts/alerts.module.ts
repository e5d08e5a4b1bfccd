import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { EvaluateAfterChange } from './jobs/evaluate-after-change.js';
import { RuleChanges } from './commands/rule-changes.js';
import { ChannelKeysModule } from './commands/channel-keys.module.js';
import { AlarmsController } from './http/alarms.controller.js';
import { AlertsController } from './http/alerts.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { ChannelsController } from './http/channels.controller.js';
import { DeliveriesController } from './http/deliveries.controller.js';
import { ExplanationChangesWithForm } from './http/explanation.dto.js';
import { ExplanationsController } from './http/explanations.controller.js';
import { GapsController } from './http/gaps.controller.js';
import { LightsController } from './http/lights.controller.js';
import { LinksController } from './http/links.controller.js';
import { PreferencesController } from './http/preferences.controller.js';
import { RuleChangeRequestsController } from './http/rule-change-requests.controller.js';
import { RulesController } from './http/rules.controller.js';
import { AlertPersonalData } from './queries/alert-personal-data.js';
import { alertsDomain } from './alerts.declaration.js';

/** Module with the routes about alerts, alert rules, deliveries and the working calendar. */
@Module({
  imports: [ChannelKeysModule],
  controllers: [
    AlarmsController,
    AlertsController,
    CalendarController,
    ChannelsController,
    DeliveriesController,
    ExplanationsController,
    GapsController,
    LightsController,
    LinksController,
    PreferencesController,
    RuleChangeRequestsController,
    RulesController,
  ],
  providers: [
    declares(alertsDomain),
    AlertPersonalData,
    EvaluateAfterChange,
    ExplanationChangesWithForm,
    RuleChanges,
  ],
})
export class AlertsModule {}
