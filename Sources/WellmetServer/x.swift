internal import Hummingbird
import CMark
import HummingbirdTLS
import _CryptoExtras
