package dev.assay.server.presentation;

/** Where the wallet is. */
enum Flow {
  /** On the device with the browser that began, which gets the result with it. */
  SAME_DEVICE("same-device"),
  /** On another one, which scans a code. */
  CROSS_DEVICE("cross-device");

  private final String code;

  Flow(String code) {
    this.code = code;
  }

  /** Its name in requests. */
  String code() {
    return code;
  }
}
