import { useStrings } from '../client/language.tsx';
import { useSnapshot } from '../client/snapshot.tsx';
import { useIntent } from '../client/use-intent.ts';
import { goTo } from '../client/use-view.ts';
import { Button } from '../design/button.tsx';

/** Makes the window compact, or whole again. */
export function FormButton() {
  const { header } = useStrings();
  const { isCompact } = useSnapshot();
  const change = useIntent('changeSettings');
  const turn = (): void => {
    goTo('today');
    void change.run({ console: { compact: !isCompact } });
  };
  return (
    <Button
      look="bare"
      size="small"
      icon={isCompact ? 'grow' : 'shrink'}
      aria-label={isCompact ? header.whole : header.compact}
      isDisabled={change.isRunning}
      onPress={turn}
    />
  );
}
