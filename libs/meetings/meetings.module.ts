import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { MeetingsController } from './http/meetings.controller.js';
import { meetingsDomain } from './meetings.declaration.js';

/** Module with the routes of the domain `meetings`. */
@Module({ controllers: [MeetingsController], providers: [declares(meetingsDomain)] })
export class MeetingsModule {}
