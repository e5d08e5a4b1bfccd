import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ViewsController } from './http/views.controller.js';
import { OwnViews } from './queries/own-views.js';
import { viewsDomain } from './views.declaration.js';

/** Module with the routes of the domain `views`. */
@Module({ controllers: [ViewsController], providers: [declares(viewsDomain), OwnViews] })
export class ViewsModule {}
