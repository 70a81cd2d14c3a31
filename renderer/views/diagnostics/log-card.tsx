import { useEffect, useState } from 'react';
import { LOG_LEVELS, type LogLine } from '../../../shared/diagnosis/log-line.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Choice } from '../../design/choice.tsx';
import { SearchField } from '../../design/search-field.tsx';
import { LogLines } from './log-lines.tsx';

const STAGES = ['calendar', 'plan', 'capture', 'live', 'upload', 'alerts'] as const;
const MOST_LINES = 300;

/** The log, narrowed down to what is looked for. */
export function LogCard() {
  const { diagnostics: words } = useStrings();
  const { run: read, ...reading } = useIntent('readLog');
  const [level, setLevel] = useState<LogLine['level']>('info');
  const [stage, setStage] = useState<'' | (typeof STAGES)[number]>('');
  const [text, setText] = useState('');
  const [look, setLook] = useState(0);
  const [lines, setLines] = useState<readonly LogLine[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void read({ level, stage, text: text.slice(0, 200), limit: MOST_LINES }).then((answer) => {
      if (isWanted && answer) setLines(answer.lines.toReversed());
    });
    return () => {
      isWanted = false;
    };
  }, [read, level, stage, text, look]);
  return (
    <Card
      title={words.logTitle}
      extra={
        <Button icon="sync" isDisabled={reading.isRunning} onPress={() => setLook((n) => n + 1)}>
          {words.refresh}
        </Button>
      }
    >
      <div className="log-filter">
        <Choice
          label={words.level}
          value={level}
          options={LOG_LEVELS.map((id) => ({ id, text: words.levels[id] }))}
          onChange={setLevel}
        />
        <Choice
          label={words.stage}
          value={stage}
          options={[{ id: '' as const, text: words.everyStage }, ...STAGES.map((id) => ({ id, text: id }))]}
          onChange={setStage}
        />
        <SearchField label={words.find} value={text} onChange={setText} />
      </div>
      {reading.fault && <FaultNotice fault={reading.fault} />}
      {lines && <LogLines lines={lines} />}
    </Card>
  );
}
