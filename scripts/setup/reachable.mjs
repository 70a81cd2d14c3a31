import net from 'node:net';

/**
 * Whether a server answers on its HTTPS port. Asked before a download that would otherwise try for minutes where a
 * firewall drops what it does not like. Behind a proxy only the download itself can tell, so the answer is yes.
 * @param {string} host
 * @param {number} [timeoutMs]
 * @returns {Promise<boolean>}
 */
export function reachable(host, timeoutMs = 4000) {
  const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
  if (HTTPS_PROXY || https_proxy || HTTP_PROXY || http_proxy) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = net.connect({ host, port: 443, timeout: timeoutMs });
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
