import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { RatingChangesWithForm, RatingsController } from './http/ratings.controller.js';
import { ratingsDomain } from './ratings.declaration.js';

/** Module with the routes about how people rate projects. */
@Module({
  controllers: [RatingsController],
  providers: [declares(ratingsDomain), RatingChangesWithForm],
})
export class RatingsModule {}
