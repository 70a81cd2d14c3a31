/** How the account's ingest addresses look: Kaltura's own cloud, or an installation of its own. */
export type UrlStyle = 'saas' | 'selfHosted';

/** The push addresses of a live entry, as kBroadcastUrlManager shapes them; `password` is the `t=` of every query. */
export function broadcastUrls(entryId: string, partnerId: number, password: string, style: UrlStyle) {
  const bare = entryId.replace(/^\d+_/, '');
  const host = (which: 'p' | 'b', secure = ''): string =>
    style === 'saas' ? `${bare}.${which}${secure}.kpublish.kaltura.com` : `media${which === 'p' ? 1 : 2}.example.org`;
  const query = (which: 0 | 1): string =>
    style === 'saas' ? `?t=${password}` : `/?p=${partnerId}&e=${entryId}&i=${which}&t=${password}`;
  const urls = (which: 0 | 1) => {
    const letter = which === 0 ? 'p' : 'b';
    return {
      rtmp: `rtmp://${host(letter, style === 'saas' ? '.p'.slice(2) : '')}:1935/kLive${query(which)}`,
      rtmps: `rtmps://${host(letter)}:443/kLive${query(which)}`,
      rtsp: `rtsp://${host(letter, style === 'saas' ? '.s' : '')}:554/kLive/${entryId}_%i${query(which)}`,
      srt: `srt://${host(letter)}:7045`,
      srtStreamId: `#:::e=${entryId},st=${which},p=${password}`,
    };
  };
  const [primary, secondary] = [urls(0), urls(1)];
  return {
    primaryBroadcastingUrl: primary.rtmp,
    secondaryBroadcastingUrl: secondary.rtmp,
    primarySecuredBroadcastingUrl: primary.rtmps,
    secondarySecuredBroadcastingUrl: secondary.rtmps,
    primaryRtspBroadcastingUrl: primary.rtsp,
    secondaryRtspBroadcastingUrl: secondary.rtsp,
    primarySrtBroadcastingUrl: primary.srt,
    primarySrtStreamId: primary.srtStreamId,
    secondarySrtBroadcastingUrl: secondary.srt,
    secondarySrtStreamId: secondary.srtStreamId,
    streamName: `${entryId}_%i`,
    streamUsername: style === 'saas' ? '' : String(partnerId),
  };
}
