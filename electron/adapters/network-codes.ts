/** Whether a code is Node's word for a certificate or handshake that is not right. */
export const isTlsCode = (code: string): boolean =>
  /^(?:CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/.test(code);

/** Whether a code is the system's word for a network or server that is out of reach, or was lost. */
export const isNetworkCode = (code: string): boolean =>
  /^(?:EAI_\w+|ENOTFOUND|EPIPE|ECONN\w+|E(?:NET|HOST)(?:UNREACH|DOWN)|EADDRNOTAVAIL|ENETRESET)$/.test(code);
