/** How the account's ingest addresses look: Kaltura's own cloud, or an installation of its own. */
export type UrlStyle = 'saas' | 'selfHosted';

/** The push addresses of a live entry, as kBroadcastUrlManager shapes them; `password` is the `t=` of every query. */
export function broadcastUrls(entryId: string, partnerId: number, password: string, style: UrlStyle) {
  const saas = style === 'saas';
  const urls = (which: 0 | 1) => {
    const letter = which === 0 ? 'p' : 'b';
    const cloud = `${entryId.replace(/^\d+_/, '')}.${letter}`;
    const own = `media${which + 1}.example.org`;
    const query = saas ? `?t=${password}` : `/?p=${partnerId}&e=${entryId}&i=${which}&t=${password}`;
    const host = saas ? `${cloud}.kpublish.kaltura.com` : own;
    return {
      rtmp: `rtmp://${host}:1935/kLive${query}`,
      rtmps: `rtmps://${host}:443/kLive${query}`,
      rtsp: `rtsp://${saas ? `${cloud}.s.kpublish.kaltura.com` : own}:554/kLive/${entryId}_%i${query}`,
      srt: `srt://${host}:7045`,
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
    streamUsername: saas ? '' : String(partnerId),
  };
}
