import { describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { collects } from './collects.js';

const Greets = DiscoveryService.createDecorator<readonly string[]>();

class Greeters {
  readonly all = new Map<string, { greet(): string }>();

  add(language: string, greeter: { greet(): string }): void {
    if (this.all.has(language)) throw new Error(`Two greeters of “${language}”.`);
    this.all.set(language, greeter);
  }
}

@Injectable()
@Greets(['zh'])
class Chinese {
  greet = () => '您好';
}

@Injectable()
@Greets(['en', 'sco'])
class English {
  greet = () => 'Hello';
}

@Injectable()
class Silent {}

@Module({ providers: [Chinese] })
class ChineseModule {}

function programOf(...providers: (typeof English | typeof Chinese)[]) {
  @Module({
    imports: [DiscoveryModule, ChineseModule],
    providers: [Greeters, collects(Greets, Greeters), Silent, ...providers],
  })
  class Program {}
  return NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
}

describe('what the modules of a program register', () => {
  it('is collected from all of them, by one key or several', async () => {
    const program = await programOf(English);
    const { all } = program.get(Greeters);
    expect([...all].map(([key, one]) => [key, one.greet()]).sort()).toEqual([
      ['en', 'Hello'],
      ['sco', 'Hello'],
      ['zh', '您好'],
    ]);
    await program.close();
  });

  it('stops the start where a key is taken', async () => {
    await expect(programOf(Chinese)).rejects.toThrow('Two greeters of “zh”.');
  });
});
